package io.percorso.definitions;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Stands between the parser, which works with a stack of its own, and the composer, which recurses:
 * what nests too deep never reaches it. Tags and outsized numbers are refused on the way.
 */
final class YamlGuard implements Parser {
  private final Parser parser;
  private final int deepest;
  private int depth;
  private boolean aliases;

  /** Well-formed YAML that no definition needs. */
  static final class Refusal extends MarkedYamlEngineException {
    private static final long serialVersionUID = 1;

    private final String cure;

    Refusal(String problem, String cure, Optional<Mark> mark) {
      super(null, Optional.empty(), problem, mark, null);
      this.cure = cure;
    }

    String cure() {
      return cure;
    }
  }

  YamlGuard(Parser parser, int deepest) {
    this.parser = parser;
    this.deepest = deepest;
  }

  /** True once an alias has gone by. */
  boolean hasAliases() {
    return aliases;
  }

  @Override
  public boolean checkEvent(Event.ID id) {
    return parser.checkEvent(id);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    if (event instanceof CollectionStartEvent start) {
      refuseTag(start.getTag(), event);
      if (++depth > deepest) {
        throw new Refusal("nests deeper than " + deepest, "split it up", event.getStartMark());
      }
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    } else if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), event);
      if (scalar.isPlain() && Scalars.isOutsizedNumber(scalar.getValue())) {
        throw new Refusal(
            "a number with too many digits",
            "write a shorter one, or put it in quotes if it is a text",
            event.getStartMark());
      }
    }
    aliases |= event instanceof AliasEvent;
    return event;
  }

  private static void refuseTag(Optional<String> tag, Event event) {
    if (tag.isPresent()) {
      throw new Refusal(
          "the tag " + tag.get() + " has no meaning here",
          "leave it out; put a text that begins with ! in quotes",
          event.getStartMark());
    }
  }
}
