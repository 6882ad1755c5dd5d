package io.percorso.cli.shoppers;

/** Takes the fields of one record in order; what comes of them is its business. */
interface Fields {

  void text(String name, String value);

  void whole(String name, long value);

  void flag(String name, boolean value);

  /** An amount of money, given in cents. */
  void money(String name, long cents);

  /** An instant, in epoch milliseconds. */
  void time(String name, long millis);

  /** An id: the prefix, then the number with at least six digits. */
  void id(String name, String prefix, long number);

  /** Opens an object; the fields up to {@link #close} are its own. */
  void open(String name);

  void close();

  /** Opens a list of objects, each between {@link #openItem} and {@link #close}. */
  void openList(String name);

  void openItem();

  void closeList();

  /** The id as a text. */
  static String id(String prefix, long number) {
    String digits = Long.toString(number);
    return prefix + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }
}
