package io.percorso.engine.feedback;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.figure.FigureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link ToldAnswersWriter} wrote. */
final class ToldAnswersReader {
  private final ByteReader in;
  private final List<String> texts = new ArrayList<>();
  private final List<FigureSpec> specs = new ArrayList<>();

  ToldAnswersReader(ByteReader stored) {
    in = new ByteReader(stored.array(), stored.position(), stored.end());
  }

  List<ToldAnswer> all() {
    List<ToldAnswer> all = new ArrayList<>();
    int count = in.hasMore() ? in.getInt() : 0;
    for (int i = 0; i < count; i++) {
      AnswerInContext answer = answer();
      List<Place> places = new ArrayList<>();
      for (int left = in.getInt(); left > 0; left--) {
        places.add(place());
      }
      List<Long> former = new ArrayList<>();
      for (int left = in.getInt(); left > 0; left--) {
        former.add(in.getLong());
      }
      all.add(new ToldAnswer(answer, places, former));
    }
    return all;
  }

  private AnswerInContext answer() {
    String metric = text();
    String responseId = in.getText();
    int score = in.getInt();
    long at = in.getSigned();
    Map<String, String> stages = byName();
    List<String> segments = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      segments.add(text());
    }
    AnswerInContext.Context context = new AnswerInContext.Context(stages, segments);
    return new AnswerInContext(metric, responseId, score, at, context, byName());
  }

  private Map<String, String> byName() {
    Map<String, String> read = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      String name = text();
      read.put(name, text());
    }
    return read;
  }

  private Place place() {
    int known = in.getInt();
    if (known == 0) {
      specs.add(FigureSpec.read(in));
    }
    FigureSpec spec = known == 0 ? specs.get(specs.size() - 1) : specs.get(known - 1);
    String dimension = text();
    return new Place(spec, dimension, text());
  }

  private String text() {
    int known = in.getInt();
    if (known == 0) {
      texts.add(in.getText());
      return texts.get(texts.size() - 1);
    }
    return texts.get(known - 1);
  }
}
