package io.percorso.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The definitions that come with Percorso: a journey, segments and metrics of a web shop. */
public final class ShopDefinitions {
  /** A jar's folders cannot be listed in a way that always works, so the files have an index. */
  static final List<String> NAMES =
      List.of(
          "at-risk-detractor",
          "cart-abandoner",
          "checkout-abandoner",
          "comparer",
          "effort",
          "first-time-buyer",
          "gone-quiet",
          "lapsed-buyer",
          "lifecycle",
          "promoter",
          "relationship-nps",
          "repeat-buyer",
          "repurchase",
          "satisfaction",
          "search-without-find",
          "vip",
          "window-shopper");

  private ShopDefinitions() {}

  /** The text of each, named after its file, in the order of names. */
  public static List<DefinitionSource> sources() {
    return NAMES.stream().map(name -> source(name + ".yaml")).toList();
  }

  private static DefinitionSource source(String file) {
    try (InputStream text = ShopDefinitions.class.getResourceAsStream("shop/" + file)) {
      if (text == null) {
        throw new IllegalStateException("not on the classpath: shop/" + file);
      }
      return new DefinitionSource(file, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
