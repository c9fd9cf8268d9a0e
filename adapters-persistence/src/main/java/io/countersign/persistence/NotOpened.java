package io.countersign.persistence;

import io.countersign.application.storage.StorageRefused;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.persistence.database.Faults;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Why a database server could not be used, as a sentence for its operator. What drivers say is not
 * passed on: it may quote what nobody should read.
 */
final class NotOpened {

  /** SQLSTATE class 08, connection exception (ISO/IEC 9075-2 section 24.1). */
  private static final String CONNECTION = "08";

  /** Of the connections that were there already. */
  private static final String CONNECTION_FAILURE = "08006";

  /** SQLSTATE class 28, invalid authorization specification. */
  private static final String AUTHORIZATION = "28";

  /** PostgreSQL: invalid catalog name. */
  private static final String NO_DATABASE = "3D000";

  /** Insufficient privilege. */
  private static final String NO_PRIVILEGE = "42501";

  /** MariaDB, with the state 28000: access denied for the user. */
  private static final int ACCESS_DENIED = 1045;

  /** MariaDB, with the state 42000: access denied to the database, which may not be there. */
  private static final Set<Integer> NO_RIGHT = Set.of(1044, 1142);

  /** MariaDB, with the state 42000: unknown database. */
  private static final int UNKNOWN_DATABASE = 1049;

  private NotOpened() {}

  /**
   * @param server names it, without anything that is nobody's business
   */
  static RuntimeException because(SQLException fault, String server) {
    String state = String.valueOf(fault.getSQLState());
    int code = fault.getErrorCode();
    if (isAboutTls(fault)) {
      return new StorageRefused(
          server
              + " did not prove with TLS that it is the one that is meant: its certificate is not by"
              + " an authority that storage.url trusts, or is for another host name");
    } else if (state.startsWith(AUTHORIZATION) || code == ACCESS_DENIED) {
      return new StorageRefused(
          server + " refuses storage.user or storage.password, or the way to connect");
    } else if (state.equals(NO_DATABASE) || code == UNKNOWN_DATABASE) {
      return new StorageRefused(server + " has no database of the name that storage.url says");
    } else if (state.equals(NO_PRIVILEGE) || NO_RIGHT.contains(code)) {
      return new StorageRefused(
          server
              + " does not let storage.user use the database of storage.url as Countersign must; or"
              + " there is none of that name");
    } else if (state.startsWith(CONNECTION)) {
      return new StorageUnavailable(
          new SQLException(
              server
                  + " cannot be reached, or not as storage.url demands it (TLS): SQLSTATE "
                  + state
                  + ", code "
                  + code,
              state,
              code));
    }
    return Faults.translated(fault);
  }

  /** Of a certificate for another host the drivers only have words. */
  private static boolean isAboutTls(SQLException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException || cause instanceof CertificateException) {
        return true;
      }
    }
    return CONNECTION_FAILURE.equals(fault.getSQLState())
        && String.valueOf(fault.getMessage()).contains("hostname");
  }
}
