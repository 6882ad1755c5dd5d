/** The control topic: what is in force, and changes to it. */
package io.percorso.cli.control;
