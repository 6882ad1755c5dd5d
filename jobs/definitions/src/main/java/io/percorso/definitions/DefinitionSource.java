package io.percorso.definitions;

/**
 * The text of one definition.
 *
 * @param name what to call it in messages: its file
 * @param yaml its text
 */
public record DefinitionSource(String name, String yaml) {}
