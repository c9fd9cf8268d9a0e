package io.countersign.persistence.database;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.countersign.application.fixture.Samples;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.persistence.EachDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class FaultsTest extends EachDatabase {

  @Test
  void a_lock_that_is_not_had_in_time_makes_the_store_unavailable() {
    OpenedAuthenticator held = Samples.opened(Samples.tenant(), ALICE);
    assertThat(storage.authenticators().add(held, Optional.empty())).isTrue();

    Throwable fault =
        transactions()
            .inTransaction(() -> {
              lock(held);
              return CompletableFuture.supplyAsync(() -> catchThrowable(() -> lock(held))).join();
            });

    assertThat(fault).isInstanceOf(StorageUnavailable.class);
    assertThat(lock(held)).contains(held);
  }

  @Test
  void a_store_that_is_gone_is_unavailable_and_not_ready() {
    storage.close();

    assertThat(storage.ready()).isFalse();
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> storage.tenants().find(Samples.tenant()));
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> transactions().inTransaction(() -> "never"));
    reopen();
  }

  @Test
  void what_is_thrown_quotes_neither_statements_nor_rows() {
    var authentication = Samples.authentication(Samples.tenant(), ALICE);
    storage.authentications().add(authentication);

    Throwable twice = catchThrowable(() -> storage.authentications().add(authentication));

    assertThat(everythingOf(twice))
        .contains("SQLSTATE 23")
        .doesNotContain(authentication.id().toString())
        .doesNotContain(authentication.tenant().toString())
        .doesNotContainIgnoringCase("insert into");
  }

  private Optional<OpenedAuthenticator> lock(OpenedAuthenticator of) {
    Authenticator one = of.authenticator();
    return transactions()
        .inTransaction(() -> storage.authenticators().lock(one.tenant(), one.id()));
  }

  private static String everythingOf(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
