package io.countersign.persistence;

import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.application.storage.StorageProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class StorageProvidersTest implements StorageProviderContract {

  @SuppressWarnings("NullAway.Init")
  @Parameter
  TestDatabase database;

  @TempDir Path folder;
  private StorageAddress address;

  @BeforeEach
  void nothingThereYet() {
    address = database.another(folder.resolve("another"));
  }

  @Override
  public StorageProvider provider() {
    return database.provider();
  }

  @Override
  public StorageAddress address() {
    return address;
  }

  @Override
  public boolean shared() {
    return database != TestDatabase.EMBEDDED;
  }
}
