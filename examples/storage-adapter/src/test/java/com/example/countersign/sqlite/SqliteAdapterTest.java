package com.example.countersign.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.contracts.storage.StorageAdapterContract;
import io.countersign.domain.authenticator.Authenticator;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Every contract of the store, kept by this adapter. */
final class SqliteAdapterTest extends StorageAdapterContract {

  @Override
  protected StorageProvider provider() {
    return new SqliteProvider();
  }

  @Override
  protected StorageAddress newStore(Path folder) {
    return StorageAddress.of("jdbc:sqlite:" + folder.resolve("store.db"), 4);
  }

  @Override
  protected boolean shared() {
    return true;
  }

  @Override
  protected void damage(StorageAddress store, Authenticator authenticator) {
    String sql = "update authenticators set credential = zeroblob(40) where authenticator_id = ?";
    try (var connection = DriverManager.getConnection(store.url());
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, authenticator.id().toString());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
