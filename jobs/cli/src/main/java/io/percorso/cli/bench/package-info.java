/** Measurements that anybody can repeat. */
package io.percorso.cli.bench;
