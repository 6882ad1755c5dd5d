/**
 * Event time that goes on although every topic is silent.
 *
 * <p>Watermarks come from records, so a deadline such as "no purchase within 30 minutes" would wait
 * for the next click of anybody. {@link io.percorso.runtime.time.QuietTimeSource} wraps a Kafka
 * source and lets time go on by the wall clock for as long as the broker confirms that there is
 * nothing left to read.
 */
package io.percorso.runtime.time;
