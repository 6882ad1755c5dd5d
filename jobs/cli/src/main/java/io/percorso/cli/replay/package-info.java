/** The job over recorded files: lines in, every output as a file. */
package io.percorso.cli.replay;
