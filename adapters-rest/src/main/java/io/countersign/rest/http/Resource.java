package io.countersign.rest.http;

import java.util.List;

/** The operations of one feature. */
@FunctionalInterface
public interface Resource {
  /** All of them; asked once, at the start. */
  List<Operation> operations();
}
