package io.countersign.application.secret;

final class MemorySecretsTest implements SecretsContract {

  private final MemorySecrets secrets = new MemorySecrets();

  @Override
  public Secrets secrets() {
    return secrets;
  }
}
