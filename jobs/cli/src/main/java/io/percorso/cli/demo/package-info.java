/** The live job on this machine: a broker, a cluster, shoppers, and a view of what happens. */
package io.percorso.cli.demo;
