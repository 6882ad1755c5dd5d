/** Both ends of a job: topics read into intake, flat records written as Avro. */
package io.percorso.runtime.kafka;
