package io.countersign.domain.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.domain.factor.FactorKind;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFactorTest {

  @ParameterizedTest
  @CsvSource({
    "pwd, KNOWLEDGE",
    "pin, KNOWLEDGE",
    "kba, KNOWLEDGE",
    "otp, POSSESSION",
    "sms, POSSESSION",
    "tel, POSSESSION",
    "hwk, POSSESSION",
    "swk, POSSESSION",
    "sc, POSSESSION",
    "face, INHERENCE",
    "fpt, INHERENCE",
    "iris, INHERENCE",
    "retina, INHERENCE",
    "vbm, INHERENCE"
  })
  void a_method_of_RFC_8176_proves_its_kind(String method, FactorKind kind) {
    assertThat(new FirstFactor(method, Instant.EPOCH).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PWD", "password", "mfa", "mca", "user", "rba", "geo", "pwd "})
  void whatever_proves_no_single_kind_is_refused(String method) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FirstFactor(method, Instant.EPOCH))
        .withMessageContaining("pwd")
        .withMessageStartingWith("must be one of");
  }
}
