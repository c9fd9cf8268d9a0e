package io.countersign.rest.http;

import io.countersign.domain.account.UserScope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two doors of a user's account. A backend calls {@code /v1/users/{userId}/…} with an API key;
 * the user's own browser calls {@code /v1/account/…} with a user token. {@link Call#user()} tells
 * whose account it is.
 */
public final class Account {

  /** Where a backend finds a user. */
  public static final String OF_USER = "/v1/users/{userId}";

  /** Where a user's own browser finds it. */
  public static final String OWN = "/v1/account";

  private static final String ITSELF = "/account";

  private Account() {}

  /**
   * Each operation at both doors: a user token needs {@link UserScope#ACCOUNT_READ} for what reads,
   * and {@link UserScope#ACCOUNT_WRITE} for everything else.
   *
   * @param backend each at a path that begins with {@link #OF_USER}, for API keys with a scope
   */
  public static List<Operation> doors(Operation... backend) {
    return doors(Arrays.asList(backend));
  }

  /** As the other. */
  public static List<Operation> doors(List<Operation> backend) {
    return backend.stream().flatMap(operation -> Stream.of(operation, own(operation))).toList();
  }

  private static Operation own(Operation operation) {
    if (!operation.path().startsWith(OF_USER + "/")) {
      throw new IllegalArgumentException("no operation of a user: " + operation.path());
    }
    String rest = operation.path().substring(OF_USER.length());
    UserScope scope =
        operation.method().equals("GET") ? UserScope.ACCOUNT_READ : UserScope.ACCOUNT_WRITE;
    return operation.at(rest.equals(ITSELF) ? OWN : OWN + rest, new Access.OwnAccount(scope));
  }
}
