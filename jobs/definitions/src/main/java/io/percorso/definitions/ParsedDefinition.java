package io.percorso.definitions;

import io.percorso.engine.definition.Definition;
import java.util.List;

/**
 * A definition with where it came from.
 *
 * @param source what it was read from
 * @param definition what it says
 * @param references the definitions it names
 */
record ParsedDefinition(
    DefinitionSource source, Definition definition, List<Reference> references) {}
