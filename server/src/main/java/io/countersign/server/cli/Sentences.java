package io.countersign.server.cli;

import io.countersign.application.storage.InvalidStorageUrl;
import io.countersign.application.storage.StorageRefused;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.crypto.secret.KeySetUnusable;
import io.countersign.server.lifecycle.StartFailed;
import io.countersign.server.operations.UnusableDirectory;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person is told of a failure, instead of a stack trace. */
final class Sentences {

  private static final Logger LOG = LoggerFactory.getLogger(Sentences.class);

  private Sentences() {}

  static String about(RuntimeException failure) {
    return switch (failure) {
      case InvalidStorageUrl url -> "storage.url must be " + url.getMessage();
      case StartFailed _, KeySetUnusable _, UnusableDirectory _, StorageRefused _ ->
          String.valueOf(failure.getMessage());
      case StorageUnavailable _, UncheckedIOException _ ->
          "the storage cannot be used: " + failure.getCause();
      default -> mistake(failure);
    };
  }

  private static String mistake(RuntimeException failure) {
    LOG.error("a mistake in Countersign", failure);
    return "something went wrong that should not have: " + failure + "; the log says where";
  }
}
