package io.percorso.cli.shoppers;

import io.percorso.schemas.ClickstreamCall;
import io.percorso.schemas.PropertyValue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a {@link ClickstreamCall} of its fields. Numbers are kept as the schema wants them. */
final class CallFields implements Fields {

  private final ClickstreamCall call = new ClickstreamCall();
  private final Deque<Map<String, PropertyValue>> open = new ArrayDeque<>(4);
  private List<PropertyValue> list;

  CallFields() {
    call.setType("");
    call.setProperties(Map.of());
    call.setContext(Map.of());
    call.setTraits(Map.of());
  }

  ClickstreamCall call() {
    return call;
  }

  @Override
  public void text(String name, String value) {
    if (!open.isEmpty()) {
      put(name, value);
      return;
    }
    switch (name) {
      case "type" -> call.setType(value);
      case "event" -> call.setEvent(value);
      case "name" -> call.setName(value);
      case "userId" -> call.setUserId(value);
      case "anonymousId" -> call.setAnonymousId(value);
      case "messageId" -> call.setMessageId(value);
      default -> throw new IllegalArgumentException("a call has no field " + name);
    }
  }

  private void put(String name, Object value) {
    open.element().put(name, new PropertyValue(value));
  }

  @Override
  public void whole(String name, long value) {
    put(name, value);
  }

  @Override
  public void flag(String name, boolean value) {
    put(name, value);
  }

  @Override
  public void money(String name, long cents) {
    if (cents % 100 == 0) {
      put(name, cents / 100);
    } else {
      put(name, cents / 100.0);
    }
  }

  @Override
  public void time(String name, long millis) {
    call.setTimestamp(Instant.ofEpochMilli(millis));
  }

  @Override
  public void id(String name, String prefix, long number) {
    text(name, Fields.id(prefix, number));
  }

  @Override
  public void open(String name) {
    Map<String, PropertyValue> fields = new HashMap<>();
    if (open.isEmpty()) {
      switch (name) {
        case "properties" -> call.setProperties(fields);
        case "context" -> call.setContext(fields);
        case "traits" -> call.setTraits(fields);
        default -> throw new IllegalArgumentException("a call has no object " + name);
      }
    } else {
      put(name, fields);
    }
    open.push(fields);
  }

  @Override
  public void close() {
    open.pop();
  }

  @Override
  public void openList(String name) {
    list = new ArrayList<>();
    put(name, list);
  }

  @Override
  public void openItem() {
    Map<String, PropertyValue> fields = new HashMap<>();
    list.add(new PropertyValue(fields));
    open.push(fields);
  }

  @Override
  public void closeList() {
    list = null;
  }
}
