package io.countersign.application.delivery;

final class MemoryTemplatesTest implements TemplatesContract {

  @Override
  public Templates templates() {
    return new MemoryTemplates();
  }
}
