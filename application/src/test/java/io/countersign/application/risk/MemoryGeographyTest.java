package io.countersign.application.risk;

final class MemoryGeographyTest implements GeographyContract {

  @Override
  public Geography geography() {
    return new MemoryGeography(KNOWN);
  }
}
