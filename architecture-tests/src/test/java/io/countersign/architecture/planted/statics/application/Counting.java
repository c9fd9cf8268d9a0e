package io.countersign.architecture.planted.statics.application;

import io.countersign.architecture.Violation;

@Violation
final class Counting {

  static int count;
}
