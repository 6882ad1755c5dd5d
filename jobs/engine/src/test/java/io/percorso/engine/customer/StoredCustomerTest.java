package io.percorso.engine.customer;

import static io.percorso.engine.Fixtures.DAY;
import static io.percorso.engine.Fixtures.answer;
import static io.percorso.engine.Fixtures.event;
import static io.percorso.engine.customer.StoredCustomer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.percorso.engine.AnswerLog;
import io.percorso.engine.FactLog;
import io.percorso.engine.bytes.CorruptBytesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** States that earlier versions stored are read for ever. */
class StoredCustomerTest {

  @Test
  void readsFormat1() throws IOException {
    Engine engine = StoredCustomer.engine();
    Customer read = Customer.read("u1", stored("customer-format-1.hex"));
    FactLog log = new FactLog();
    Customer made = StoredCustomer.make(log);
    assertThat(FactLog.standing(read, engine))
        .isNotEmpty()
        .isEqualTo(FactLog.standing(made, engine))
        .isEqualTo(log.standing());
    assertThat(read.clock()).isEqualTo(made.clock());
    assertThat(read.sequence()).isEqualTo(made.sequence());
    assertThat(read.nextChange()).isEqualTo(made.nextChange());
    assertThat(read.wakeAt()).isEqualTo(made.wakeAt());
    goOn(read, engine, log);
    assertThat(log.standing()).isEqualTo(FactLog.standing(read, engine));
  }

  @Test
  void goesOnFromFormat1AsIfItHadNeverBeenStored() throws IOException {
    Engine engine = StoredCustomer.engine();
    FactLog ofRead = new FactLog();
    FactLog ofMade = new FactLog();
    Customer made = StoredCustomer.make(new FactLog());
    goOn(Customer.read("u1", stored("customer-format-1.hex")), engine, ofRead);
    goOn(made, engine, ofMade);
    assertThat(ofRead.all()).isNotEmpty().isEqualTo(ofMade.all());
  }

  @Test
  void goesOnFromFormat2AsIfItHadNeverBeenStored() throws IOException {
    Engine engine = StoredCustomer.engine();
    AnswerLog ofRead = new AnswerLog();
    AnswerLog ofMade = new AnswerLog();
    StoredCustomer.make(ofRead);
    Customer made = StoredCustomer.make(ofMade);
    goOn(Customer.read("u1", stored("customer-format-2.hex")), engine, ofRead);
    goOn(made, engine, ofMade);
    assertThat(ofRead.facts().all()).isNotEmpty().isEqualTo(ofMade.facts().all());
    assertThat(ofRead.all()).hasSize(2).isEqualTo(ofMade.all());
  }

  @Test
  void writesWhatItReads() throws IOException {
    byte[] stored = stored("customer-format-2.hex");
    assertThat(bytes(Customer.read("u1", stored))).isEqualTo(stored);
  }

  @Test
  void refusesAFormatItDoesNotKnow() {
    byte[] bytes = bytes(Customer.unknown("u"));
    bytes[0] = 99;
    assertThatThrownBy(() -> Customer.read("u", bytes))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessageContaining("99");
  }

  @Test
  void refusesBytesThatEndTooEarly() throws IOException {
    byte[] stored = stored("customer-format-1.hex");
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] torn = Arrays.copyOf(stored, random.nextInt(stored.length));
      assertThatThrownBy(() -> Customer.read("u", torn)).isInstanceOf(CorruptBytesException.class);
    }
  }

  @Test
  void aCustomerOfWhomNothingIsKnownIsStoredToo() {
    Customer read = Customer.read("u", bytes(Customer.unknown("u")));
    assertThat(read.history().isEmpty()).isTrue();
    assertThat(read.clock()).isZero();
  }

  private static void goOn(Customer customer, Engine engine, Findings log) {
    long at = customer.clock() + DAY;
    customer.accept(event(at, "new", "Order Completed"), engine, log);
    customer.accept(event(at - 2 * DAY, "late", "Product Viewed"), engine, log);
    customer.accept(answer(at, "NPS", "r1", -1, Map.of("responseId", "r1")), engine, log);
    customer.advanceTo(at + 500 * DAY, engine, log);
  }

  private static byte[] stored(String name) throws IOException {
    try (InputStream in = StoredCustomerTest.class.getResourceAsStream(name)) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
  }
}
