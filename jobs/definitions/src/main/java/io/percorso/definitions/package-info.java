/** YAML to definitions: parsing, validation, and messages that name file, line, reason and cure. */
package io.percorso.definitions;
