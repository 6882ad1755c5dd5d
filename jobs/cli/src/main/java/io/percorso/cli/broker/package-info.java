/**
 * A whole Kafka in this process: one node that is broker and controller, for the demo and for
 * tests.
 *
 * <p>{@link io.percorso.cli.broker.EmbeddedBroker} is the only door.
 */
package io.percorso.cli.broker;
