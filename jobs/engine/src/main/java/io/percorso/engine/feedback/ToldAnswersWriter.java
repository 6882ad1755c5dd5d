package io.percorso.engine.feedback;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.figure.FigureSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes told answers. A text or a spec that was written before is named by its number: the same
 * ids and values come again and again.
 */
final class ToldAnswersWriter {
  private final ByteWriter out;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<FigureSpec, Integer> specs = new HashMap<>();

  ToldAnswersWriter(ByteWriter out) {
    this.out = out;
  }

  void put(List<ToldAnswer> all) {
    out.putVarint(all.size());
    for (ToldAnswer told : all) {
      put(told.answer());
      out.putVarint(told.places().size());
      told.places().forEach(this::put);
      out.putVarint(told.former().size());
      told.former().forEach(out::putLong);
    }
  }

  private void put(AnswerInContext answer) {
    put(answer.metric());
    out.putText(answer.responseId());
    out.putVarint(answer.score());
    out.putSigned(answer.at());
    putAll(answer.context().stages());
    out.putVarint(answer.context().segments().size());
    answer.context().segments().forEach(this::put);
    putAll(answer.fields());
  }

  private void putAll(Map<String, String> byName) {
    out.putVarint(byName.size());
    byName.forEach(
        (name, value) -> {
          put(name);
          put(value);
        });
  }

  private void put(Place place) {
    Integer known = specs.get(place.spec());
    out.putVarint(known == null ? 0 : known);
    if (known == null) {
      specs.put(place.spec(), specs.size() + 1);
      place.spec().write(out);
    }
    put(place.dimension());
    put(place.value());
  }

  private void put(String text) {
    Integer known = texts.get(text);
    out.putVarint(known == null ? 0 : known);
    if (known == null) {
      texts.put(text, texts.size() + 1);
      out.putText(text);
    }
  }
}
