package io.percorso.engine.customer;

import io.percorso.engine.bytes.ByteReader;
import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.bytes.CorruptBytesException;
import io.percorso.engine.evaluation.Judge;
import io.percorso.engine.feedback.ToldAnswers;
import io.percorso.engine.history.History;

/** Customers as bytes. Every form that has been written can be read. */
final class StoredForm {
  private static final int FORMAT = 2;
  private static final int FIRST_FORMAT = 1;

  private StoredForm() {}

  static void write(Customer customer, ByteWriter out) {
    History history = customer.history();
    out.putByte(FORMAT);
    out.putLong(customer.stamp);
    out.putVarint(customer.sequence);
    out.putVarint(customer.clock - history.lastSeen());
    out.putVarint(customer.wakeAt == Judge.NEVER ? 0 : customer.wakeAt + 1);
    history.write(out);
    customer.standings().write(out, history.lastSeen());
    customer.toldAnswers.write(out);
    customer.held.write(out);
    history.writeOccasions(out);
    out.putVarint(customer.weightsStamp);
    customer.examination.write(out);
    customer.standings().writeStages(out);
  }

  static Customer read(String id, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int format = in.getByte();
    if (format != FORMAT && format != FIRST_FORMAT) {
      throw new CorruptBytesException("customer state of unknown format " + format);
    }
    long stamp = in.getLong();
    long sequence = in.getVarint();
    long sinceSeen = in.getVarint();
    long wakeAt = in.getVarint();
    History history = History.read(in);
    Customer customer = new Customer(id, history, Standings.read(in, history.lastSeen()));
    customer.storedBytes = bytes.length;
    customer.stamp = stamp;
    customer.sequence = sequence;
    customer.wakeAt = wakeAt == 0 ? Judge.NEVER : wakeAt - 1;
    customer.clock = history.lastSeen() + sinceSeen;
    if (format != FIRST_FORMAT) {
      customer.toldAnswers = ToldAnswers.read(in);
      customer.held = Held.read(in);
      history.readOccasions(in);
      customer.weightsStamp = in.getVarint();
      customer.examination = Examination.read(id, in);
      customer.standings().readStages(in);
    }
    return customer;
  }
}
