package io.countersign.application.storage;

final class MemoryStorageProviderTest implements StorageProviderContract {

  private final StorageProvider provider = new MemoryStorageProvider();

  @Override
  public StorageProvider provider() {
    return provider;
  }

  @Override
  public StorageAddress address() {
    return StorageAddress.of("memory:one", 1);
  }

  @Override
  public boolean shared() {
    return true;
  }
}
