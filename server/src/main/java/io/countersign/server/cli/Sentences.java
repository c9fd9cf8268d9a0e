package io.countersign.server.cli;

import io.countersign.application.storage.InvalidStorageUrl;
import io.countersign.application.storage.StorageRefused;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.crypto.secret.KeySetUnusable;
import io.countersign.server.delivery.UnusableWords;
import io.countersign.server.lifecycle.StartFailed;
import io.countersign.server.operations.UnusableDirectory;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person is told of a failure, instead of a stack trace. */
final class Sentences {

  private static final Logger LOG = LoggerFactory.getLogger(Sentences.class);

  private Sentences() {}

  static String about(RuntimeException failure) {
    return switch (failure) {
      case InvalidStorageUrl url -> "storage.url must be " + url.getMessage();
      case StartFailed _,
          KeySetUnusable _,
          UnusableDirectory _,
          UnusableWords _,
          StorageRefused _ ->
          String.valueOf(failure.getMessage());
      case StorageUnavailable unavailable ->
          "the storage cannot be used: " + message(unavailable.getCause());
      case UncheckedIOException io -> "the storage cannot be used: " + io.getCause();
      default -> mistake(failure);
    };
  }

  private static String message(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
  }

  private static String mistake(RuntimeException failure) {
    LOG.error("a mistake in Countersign", failure);
    return "something went wrong that should not have: " + failure + "; the log says where";
  }
}
