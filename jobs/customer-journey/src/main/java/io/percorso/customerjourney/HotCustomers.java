package io.percorso.customerjourney;

import io.percorso.engine.bytes.ByteWriter;
import io.percorso.engine.customer.Customer;
import io.percorso.engine.evaluation.Judge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.TimerService;

/**
 * Customers in keyed state, one value each; those who did something last are objects meanwhile, and
 * so is the instant at which they are to be woken. They are written when others take their place,
 * and all of them before each snapshot: a session of five lines is read and written once, and sets
 * one timer at most. While a backlog is worked off, many stay, and nobody waits for one line. In
 * the present few do, and are written sooner: neither snapshots nor the collector of garbage, which
 * has to carry whoever stays, are to stop lines for long.
 *
 * <p>What is lost with the process is what Flink plays again from the last checkpoint.
 */
final class HotCustomers {
  /** The name of the state. */
  static final String STATE = "customer";

  /** So many may wait to be written in the present: to write them stops a subtask at a snapshot. */
  private static final int FEW = 32;

  /** No more stay in a backlog: they may all wait to be written. */
  private static final int MOST = 100_000;

  /** After a backlog, so many leave at a time, or are written. */
  private static final int AT_A_TIME = 2;

  private final ValueState<byte[]> state;
  private final CustomerMetrics metrics;
  private final KeySwitch keys;
  private final TimerService timers;
  private final HotLimits limits;
  private final BooleanSupplier isBehind;
  private final ByteWriter writer = new ByteWriter();
  private final Map<String, Hot> byId = new LinkedHashMap<>(16, .75f, true);

  /**
   * Who was found last, or null: who is loaded is stored next, as a rule. It is the newest of all,
   * and so never makes room.
   */
  private Hot last;

  private final Unwritten unwritten = new Unwritten();
  private final Alarms alarms = new Alarms();
  private long bytes;

  /** Makes another key the operator's current one. */
  interface KeySwitch {
    void to(String key);
  }

  /**
   * Lets time come to an instant for the customer of the current key, and from there to the
   * watermark, and stores it.
   */
  interface Waking {
    void wake(Customer customer, long at) throws Exception;
  }

  /**
   * What of the operator is used here: the current key's state and timers, and how to change it.
   */
  record Keyed(ValueState<byte[]> state, TimerService timers, KeySwitch keys) {}

  /**
   * Nobody is hot yet.
   *
   * @param isBehind true while a backlog is worked off
   */
  HotCustomers(Keyed keyed, CustomerMetrics metrics, HotLimits limits, BooleanSupplier isBehind) {
    state = keyed.state();
    keys = keyed.keys();
    timers = keyed.timers();
    this.metrics = metrics;
    this.limits = limits;
    this.isBehind = isBehind;
  }

  /** The state that they are kept in, all of a customer as one value. */
  static ValueStateDescriptor<byte[]> state() {
    return new ValueStateDescriptor<>(STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  /** The customer of the current key, unknown if there is none yet. */
  Customer load(String id) throws IOException {
    Hot hot = find(id);
    return hot == null ? read(id) : hot.customer;
  }

  /**
   * The same, of one who does something, and is likely to do more soon; to be stored afterwards.
   */
  Customer loadHot(String id) throws IOException {
    Hot known = find(id);
    if (known != null) {
      return known.customer;
    }
    Customer customer = read(id);
    if (limits.customers() > 0) {
      Hot hot = new Hot(customer);
      bytes += hot.weigh();
      byId.put(id, hot);
      last = hot;
    }
    return customer;
  }

  private Hot find(String id) {
    if (last == null || !last.customer.id().equals(id)) {
      last = byId.get(id);
    }
    return last;
  }

  private void makeRoom(String newest) throws IOException {
    boolean isMoved = false;
    for (int i = 0; i < AT_A_TIME && areTooMany(); i++) {
      Iterator<Hot> all = byId.values().iterator();
      Hot eldest = all.next();
      isMoved |= settle(eldest);
      bytes -= eldest.bytes();
      all.remove();
    }
    if (isMoved) {
      keys.to(newest);
    }
  }

  private boolean areTooMany() {
    int number = byId.size();
    return number > MOST
        || (number > 1 && bytes > limits.bytes())
        || (number > limits.customers() && !isBehind.getAsBoolean());
  }

  /**
   * Keeps the customer of the current key until it is loaded next.
   *
   * @param wakeAt when it is to be woken, or {@link Judge#NEVER}; it may be woken before that too
   */
  void store(Customer customer, long wakeAt) throws IOException {
    Hot hot = find(customer.id());
    if (hot == null) {
      setTimer(customer, wakeAt);
      write(customer);
      return;
    }
    hot.wakeAt = wakeAt;
    alarms.set(hot);
    bytes += hot.weigh();
    unwritten.add(hot);
    makeRoom(customer.id());
    if (unwritten.size() > FEW && !isBehind.getAsBoolean()) {
      for (int i = 0; i < AT_A_TIME; i++) {
        settleFirst();
      }
      keys.to(customer.id());
    }
  }

  /** Writes all who have changed; they stay. The current key is any afterwards. */
  void settle() throws IOException {
    while (unwritten.size() > 0) {
      settleFirst();
    }
  }

  /** Writes who has waited longest. */
  private void settleFirst() throws IOException {
    settle(unwritten.first());
  }

  /**
   * Writes one who has changed.
   *
   * @return true if the current key has become the customer's
   */
  private boolean settle(Hot hot) throws IOException {
    if (!unwritten.remove(hot)) {
      return false;
    }
    keys.to(hot.customer.id());
    setTimer(hot.customer, hot.wakeAt);
    // A timer that stands for an earlier instant wakes the customer too.
    hot.wakeAt = hot.customer.wakeAt();
    alarms.remove(hot);
    write(hot.customer);
    return true;
  }

  /** Wakes those for whom it is time, and for whom no timer of Flink's stands. */
  void wake(long watermark, Waking waking) throws Exception {
    metrics.hot(byId.size(), bytes);
    if (alarms.earliest() > watermark) {
      return;
    }
    // All of them first: who is woken may have to be woken again, at a later watermark.
    List<Hot> due = new ArrayList<>();
    while (alarms.earliest() <= watermark && alarms.earliest() != Judge.NEVER) {
      due.add(alarms.take());
    }
    for (Hot hot : due) {
      keys.to(hot.customer.id());
      waking.wake(hot.customer, hot.wakeAt);
    }
  }

  /** A timer of Flink's has come for the current key. */
  void wake(String id, long at, Waking waking) throws Exception {
    Customer customer = load(id);
    customer.wakeAt(Judge.NEVER);
    waking.wake(customer, at);
  }

  /** Keeps one timer for a customer, the earliest that is needed; a later one has to wait. */
  private void setTimer(Customer customer, long at) {
    if (at < customer.wakeAt()) {
      if (customer.wakeAt() != Judge.NEVER) {
        timers.deleteEventTimeTimer(customer.wakeAt());
      }
      timers.registerEventTimeTimer(at);
      customer.wakeAt(at);
    }
  }

  private Customer read(String id) throws IOException {
    metrics.read();
    byte[] stored = state.value();
    return stored == null ? Customer.unknown(id) : Customer.read(id, stored);
  }

  private void write(Customer customer) throws IOException {
    metrics.written();
    writer.clear();
    customer.write(writer);
    state.update(writer.toBytes());
  }
}
