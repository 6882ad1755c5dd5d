/**
 * The parts of {@code docker/prove-cluster} that are not Flink: a broker with shoppers in a process
 * of its own, the cluster's REST interface, and what a consumer makes of the facts.
 */
package io.percorso.cli.cluster;
