package io.countersign.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.EmbeddedProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledWriterTest {

  private static final int ROUNDS = "full".equals(System.getProperty("countersign.races")) ? 20 : 3;
  private static final int COMMITS = 500;

  @TempDir Path folder;

  private final Map<TenantId, Integer> acknowledged = new HashMap<>();

  @Test
  void no_acknowledged_commit_is_missing_after_the_process_was_killed() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      killUnderLoad();

      try (Storage storage =
          new EmbeddedProvider()
              .open(
                  StorageAddress.of("embedded:" + folder, 1),
                  new MemorySecrets(),
                  InstantSource.system())) {
        acknowledged.forEach((writer, number) -> assertKept(storage, writer, number));
      }
    }
  }

  /** The tenant and all users of a writer are as of one commit, the last acknowledged or later. */
  private static void assertKept(Storage storage, TenantId writer, int number) {
    int kept = Integer.parseInt(storage.tenants().find(writer).map(Tenant::name).orElseThrow());
    assertThat(kept).isGreaterThanOrEqualTo(number);
    Set<String> expected = new HashSet<>();
    for (int i = 1; i <= kept; i++) {
      expected.add(Integer.toString(i));
    }
    assertThat(users(storage, writer)).isEqualTo(expected);
  }

  private static Set<String> users(Storage storage, TenantId writer) {
    Set<String> users = new HashSet<>();
    List<User> page = storage.users().page(writer, Optional.empty(), 200);
    while (!page.isEmpty()) {
      page.forEach(user -> users.add(user.id().value()));
      UserId last = page.getLast().id();
      page = storage.users().page(writer, Optional.of(last), 200);
    }
    return users;
  }

  private void killUnderLoad() throws IOException, InterruptedException {
    Process process = start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
      String line = output.readLine();
      while (line != null && lines.size() < COMMITS) {
        lines.add(line);
        line = output.readLine();
      }
      // By its handle, for a process that destroys itself closes what we still want to read.
      assertThat(process.toHandle().destroyForcibly()).isTrue();
      process.waitFor();
      // What was written before the end was acknowledged too; the very last line may be cut off.
      while (line != null) {
        lines.add(line);
        line = output.readLine();
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(lines).hasSizeGreaterThan(COMMITS);
    lines.removeLast();
    lines.forEach(this::remember);
  }

  private void remember(String line) {
    String[] parts = line.split(" ", -1);
    acknowledged.merge(new TenantId(parts[0]), Integer.valueOf(parts[1]), Math::max);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            // What is older than ten seconds is compacted: in the later rounds there is much of it.
            "-Dcountersign.embedded.chunks=20",
            "-classpath",
            System.getProperty("java.class.path"),
            AcknowledgingWriter.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
