package io.percorso.customerjourney;

import org.apache.flink.util.OutputTag;

/** Where what has become known leaves the operator. */
interface Outlet {
  /** Tells the world. */
  void tell(CustomerOutput output);

  /** Hands on what stays inside the job. */
  <T> void aside(OutputTag<T> tag, T value);
}
