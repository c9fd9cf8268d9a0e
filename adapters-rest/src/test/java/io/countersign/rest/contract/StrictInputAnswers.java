package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever two readers could read differently is refused, and nothing is changed. */
abstract class StrictInputAnswers extends Answers {
  private static final String ENROLLMENTS = "/v1/enrollments";

  @AfterEach
  void nothing_was_changed() {
    assertThat(client.get("/v1/users").json().path("users").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                    | userId",
        "{'factor': 'pad'}                                     | userId",
        "{'userId': 'ada'}                                     | factor",
        "{'userId': 'ada', 'factor': 'pad', 'Factor': 'pad'}   | Factor",
        "{'userId': 'ada', 'factor': 'pad', '': 1}             | ``",
        "{'userId': 7, 'factor': 'pad'}                        | userId",
        "{'userId': ['ada'], 'factor': 'pad'}                  | userId",
        "{'userId': {'id': 'ada'}, 'factor': 'pad'}            | userId",
        "{'userId': true, 'factor': 'pad'}                     | userId",
        "{'userId': null, 'factor': 'pad'}                     | userId",
        "{'userId': '', 'factor': 'pad'}                       | userId",
        "{'userId': ' ada', 'factor': 'pad'}                   | userId",
        "{'userId': 'a\\u0000b', 'factor': 'pad'}              | userId",
        "{'userId': 'a\\u200bb', 'factor': 'pad'}              | userId",
        "{'userId': 'a\\ud800', 'factor': 'pad'}               | userId",
        "{'userId': '\\udc00\\ud800', 'factor': 'pad'}         | userId",
        "{'userId': 'A\\u030a', 'factor': 'pad'}               | userId",
        "{'userId': 'ada', 'userId': 'ada', 'factor': 'pad'}   | userId",
        "{'userId': 'ada', 'factor': 'pad', 'factor': 'card'}  | factor",
        "{'userId': 'ada', 'factor': 'Pad'}                    | factor",
        "{'userId': 'ada', 'factor': 'p'}                      | factor",
        "{'userId': 'ada', 'factor': 'pad', 'label': ''}       | label",
        "{'userId': 'ada', 'factor': 'pad', 'label': 'a\\nb'}  | label",
        "{'userId': 'ada', 'factor': 'pad', 'account': ' '}    | account",
        "{'userId': 'ada', 'factor': 'pad', 'account': '\\t'}  | account",
        "{'userId': 'ada', 'factor': 'pad', 'options': []}     | options",
        "{'userId': 'ada', 'factor': 'pad', 'options': 'pad'}  | options",
        "{'userId': 'ada', 'factor': 'pad', 'options': {'pad': null}} | options.pad",
        "{'userId': 'ada', 'factor': 'pad', 'options': {'pad': 'x', 'pad': 'x'}} | options.pad",
        "{'userId': 'ada', 'factor': 'pad', 'options': {'pad': 1}, 'proof': {'override': 'a test'}} | options.pad",
        "{'userId': 'ada', 'factor': 'pad', 'options': {'other': [1, {'x': null}]}} | options.other[1].x",
        "{'userId': 'ada', 'factor': 'pad', 'options': {'n': 9223372036854775808}} | options.n",
        "{'userId': 'ada', 'factor': 'pad', 'options': {'n': 1e999}} | options.n",
        "{'userId': 'ada', 'factor': 'pad', 'options': {'n': 1e-999999999}} | options.n",
        "{'userId': 'ada', 'factor': 'pad', 'authenticationId': '1-1-1-1-1'} | authenticationId",
        "{'userId': 'ada', 'factor': 'pad', 'authenticationId': '0198F2AA-5C1E-7D33-9A55-0F6F7F1E2A01'} | authenticationId"
      })
  void the_field_at_fault_is_named(String json, String field) {
    Reply refused = client.post(ENROLLMENTS, json.replace('\'', '"'));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.text("errors.0.reason")).matches("(must|is|appears) .*");
  }

  @Test
  void all_unknown_fields_are_named_at_once() {
    Reply refused = client.post(ENROLLMENTS, "{\"x\": 1, \"userId\": \"ada\", \"y\": {}}");

    assertThat(refused.text("errors.0.field")).isEqualTo("x");
    assertThat(refused.text("errors.1.field")).isEqualTo("y");
    assertThat(refused.json().path("errors").size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"ada\"",
        "7",
        "null",
        "{",
        "}",
        "{}{}",
        "{} x",
        "{},",
        "{\"userId\": \"ada\",}",
        "{\"userId\" \"ada\"}",
        "{userId: \"ada\"}",
        "{'userId': 'ada'}",
        "{\"userId\": \"ada\", \"factor\": \"pad\"} // comment",
        "/* comment */ {}",
        "{\"userId\": NaN}",
        "{\"userId\": Infinity}",
        "{\"userId\": 01}",
        "{\"userId\": +1}",
        "{\"userId\": .5}",
        "{\"userId\": 5.}",
        "{\"userId\": \"a\nb\"}",
        "{\"userId\": \"\\x\"}",
        "{\"userId\": \"\\u12\"}",
        "{\"\\ud800\": 1}",
        "{\"userId\": tru}",
        " ",
        "\u00A0{}"
      })
  void what_is_not_one_json_object_is_malformed(String body) {
    assertThat(client.post(ENROLLMENTS, body).problem()).isEqualTo("malformed-json");
  }

  @Test
  void what_holds_more_values_than_anybody_needs_is_not_read() {
    String many = "{\"enrolled\": [%s1]}".formatted("1,".repeat(20_000));

    Reply refused = client.post("/v1/policies/simulate", many);

    assertThat(refused.problem()).isEqualTo("malformed-json");
    assertThat(refused.text("detail")).isEqualTo("The body holds more than 20000 values.");
  }

  @ParameterizedTest
  @CsvSource({
    "malformed,     FF",
    "overlong,      C0AF",
    "cut off,       E282",
    "a surrogate,   EDA080",
    "beyond Unicode,F4908080"
  })
  void what_is_not_utf_8_is_malformed(String what, String hex) {
    byte[] head = "{\"userId\": \"".getBytes(StandardCharsets.US_ASCII);
    byte[] tail = "\", \"factor\": \"pad\"}".getBytes(StandardCharsets.US_ASCII);

    Reply refused =
        client.send("POST", ENROLLMENTS, join(head, HexFormat.of().parseHex(hex), tail));

    assertThat(refused.problem()).as(what).isEqualTo("malformed-json");
    assertThat(refused.text("detail")).isEqualTo("The body is not valid UTF-8.");
  }

  @Test
  void other_encodings_of_json_are_malformed() {
    String json = "{\"userId\": \"ada\", \"factor\": \"pad\"}";
    for (byte[] body :
        new byte[][] {
          json.getBytes(StandardCharsets.UTF_16LE),
          json.getBytes(StandardCharsets.UTF_16BE),
          ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8)
        }) {
      assertThat(client.send("POST", ENROLLMENTS, body).problem()).isEqualTo("malformed-json");
    }
  }

  @Test
  void nesting_has_an_end() {
    String deep = "[".repeat(17) + "]".repeat(17);
    Reply refused =
        client.post(
            ENROLLMENTS,
            "{\"userId\": \"ada\", \"factor\": \"pad\", \"options\": {\"x\": " + deep + "}}");

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.field()).startsWith("options.x[0]");
  }

  @Test
  void names_have_an_end() {
    String longest = "n".repeat(128);

    assertThat(client.post(ENROLLMENTS, "{\"" + longest + "\": 1}").field()).isEqualTo(longest);
    assertThat(client.post(ENROLLMENTS, "{\"" + longest + "n\": 1}").problem())
        .isEqualTo("malformed-json");
  }

  @Test
  void numbers_have_an_end() {
    Reply refused =
        client.post(
            ENROLLMENTS,
            "{\"userId\": \"ada\", \"factor\": \"pad\", \"options\": {\"n\": "
                + "1".repeat(1000)
                + "}}");

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.field()).isEqualTo("options.n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T00:00:00+00:00",
        "2026-03-01T00:00:00z",
        "2026-03-01t00:00:00Z",
        "2026-03-01 00:00:00Z",
        "2026-03-01T00:00Z",
        "2026-03-01T00:00:00.1234567Z",
        "2026-03-01T00:00:00.Z",
        "2026-02-30T00:00:00Z",
        "2026-03-01T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "+12026-03-01T00:00:00Z",
        "1772323200"
      })
  void a_time_has_one_form(String time) {
    Reply refused =
        client.post(
            "/v1/authentications",
            """
            {"userId": "ada", "firstFactor": {"method": "pwd", "at": "%s"}}
            """
                .formatted(time));

    assertThat(refused.field()).isEqualTo("firstFactor.at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'at': '2026-03-01T00:00:00Z'}                                | firstFactor.method",
        "{'method': 'pwd'}                                             | firstFactor.at",
        "{'method': 'mfa', 'at': '2026-03-01T00:00:00Z'}               | firstFactor.method",
        "{'method': 'pwd', 'at': '2026-03-01T00:00:00Z', 'x': 1}       | firstFactor.x"
      })
  void a_field_within_a_field_is_named(String first, String field) {
    Reply refused =
        client.post(
            "/v1/authentications",
            "{\"userId\": \"ada\", \"firstFactor\": " + first.replace('\'', '"') + "}");

    assertThat(refused.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/jsonp",
        "application/json;charset=iso-8859-1",
        "application/json; charset=utf-16",
        "application/json; x=y",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/problem+json"
      })
  void only_json_is_read(String type) {
    assertThat(
            client
                .with("Content-Type", type)
                .post(ENROLLMENTS, "{\"userId\": \"ada\", \"factor\": \"pad\"}")
                .problem())
        .isEqualTo("unsupported-media-type");
  }

  private static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
