/** Writes {@code docs/reference} from the code, and fails the build where a page says otherwise. */
package io.percorso.cli.reference;
