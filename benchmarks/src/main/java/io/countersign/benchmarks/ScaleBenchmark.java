package io.countersign.benchmarks;

import io.countersign.benchmarks.load.Measured;
import io.countersign.benchmarks.server.Database;
import io.countersign.benchmarks.server.Database.Served;
import io.countersign.benchmarks.server.ServerProcess;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The time of a verification among few authenticators and among many. Those that are added in
 * between lie among those that are verified, so that no two of these share a page of the database.
 */
public final class ScaleBenchmark {

  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final int CLIENTS = 16;
  private static final int BATCH = 1_000;
  private static final int ROUNDS = 4;
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

  private final PrintStream out = System.out;

  private ScaleBenchmark() {}

  /**
   * @param arguments the distribution's launcher and the database (mariadb or postgresql)
   */
  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("countersign-benchmark");
    try (Served database = (Served) Database.launch(arguments[1], data);
        ServerProcess server =
            ServerProcess.start(Path.of(arguments[0]), data, database.settings())) {
      new ScaleBenchmark().run(database, server);
    }
  }

  private void run(Served database, ServerProcess server) throws Exception {
    Sessions sessions = new Sessions(server, CLIENTS);
    Queue<Sessions.Waiting> all = new ArrayDeque<>(sessions.prepare(FEW));
    // What is measured first is no slower for having been first.
    sessions.verify(some(all), LONG_ENOUGH);
    double few = seconds(sessions, all, "ten thousand");
    fill(database);
    sessions.verify(some(all), LONG_ENOUGH);
    double many = seconds(sessions, all, "one million");
    out.printf(Locale.ROOT, "  time among many over time among few: %.2f%n", many / few);
  }

  private double seconds(Sessions sessions, Queue<Sessions.Waiting> all, String among)
      throws Exception {
    double fastest = Double.MAX_VALUE;
    for (int round = 1; round < ROUNDS; round++) {
      Measured measured = sessions.verify(some(all), LONG_ENOUGH);
      fastest = Math.min(fastest, 1 / measured.perSecond());
      out.printf(
          Locale.ROOT,
          "  among %s: %6.0f/s   p50 %6.2f ms   p99 %6.2f ms   errors %d%n",
          among,
          measured.perSecond(),
          measured.millisAt(0.50),
          measured.millisAt(0.99),
          measured.errors());
    }
    return fastest;
  }

  private static Queue<Sessions.Waiting> some(Queue<Sessions.Waiting> all) {
    Queue<Sessions.Waiting> some = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < FEW / (2 * ROUNDS); i++) {
      some.add(all.remove());
    }
    return some;
  }

  /** Copies one authenticator very often, to users of their own. */
  private void fill(Served database) throws SQLException {
    try (Connection connection = database.within();
        Statement statement = connection.createStatement();
        PreparedStatement copy =
            connection.prepareStatement(
                "insert into authenticators (tenant_id, authenticator_id, user_id, factor, label,"
                    + " wrong, wrong_since, credential, credential_key_id, created_at)"
                    + " values ('default', ?, ?, 'totp', 'filler', 0, 0, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      ResultSet one =
          statement.executeQuery(
              "select credential, credential_key_id, created_at from authenticators limit 1");
      one.next();
      copy.setBytes(3, one.getBytes(1));
      copy.setInt(4, one.getInt(2));
      copy.setLong(5, one.getLong(3));
      byte[] first = id(statement, "asc");
      byte[] last = id(statement, "desc");
      for (int added = FEW; added < MANY; added++) {
        copy.setBytes(1, between(first, last));
        copy.setBytes(2, ("filler-" + added).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        copy.addBatch();
        if ((added + 1) % BATCH == 0) {
          copy.executeBatch();
          connection.commit();
          out.printf("\r  filling: %3d%%", 100L * (added + 1) / MANY);
        }
      }
      out.println();
    }
  }

  private static byte[] id(Statement statement, String order) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "select authenticator_id from authenticators order by tenant_id "
                + order
                + ", authenticator_id "
                + order
                + " limit 1")) {
      found.next();
      return found.getBytes(1);
    }
  }

  /** An id of version 7 made at some time between these two. */
  private static byte[] between(byte[] first, byte[] last) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long from = ByteBuffer.wrap(first).getLong() >>> 16;
    long to = ByteBuffer.wrap(last).getLong() >>> 16;
    byte[] id = new byte[16];
    random.nextBytes(id);
    byte[] time = ByteBuffer.allocate(8).putLong(random.nextLong(from, to + 1) << 16).array();
    System.arraycopy(Arrays.copyOf(time, 6), 0, id, 0, 6);
    return id;
  }
}
