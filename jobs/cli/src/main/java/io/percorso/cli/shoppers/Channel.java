package io.percorso.cli.shoppers;

/** Where a shopper meets the shop. */
enum Channel {
  WEB(0, "web"),
  APP(1, "app"),
  EMAIL(2, "email"),
  STORE(3, "store"),
  SOCIAL(4, "social"),
  SEARCH(5, "search");

  private static final Channel[] ALL = values();

  private final byte code;
  private final String text;

  Channel(int code, String text) {
    this.code = (byte) code;
    this.text = text;
  }

  static Channel of(byte code) {
    return ALL[code];
  }

  /** Its place in this list, which is how the table keeps it. */
  byte code() {
    return code;
  }

  String text() {
    return text;
  }
}
