package io.countersign.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FastCurvesTest {

  private static final String ES256 = "SHA256withECDSAinP1363Format";

  @Test
  void what_it_signs_the_jdk_verifies_and_the_other_way_round() throws Exception {
    Provider fast = FastCurves.loading().get();
    Provider jdk = Security.getProvider("SunEC");

    assertThat(verifies(fast, jdk)).isTrue();
    assertThat(verifies(jdk, fast)).isTrue();
  }

  /** One of the two is another machine, whose library is there and does not load. */
  @ParameterizedTest
  @ValueSource(strings = {"linux-x86_64", "linux-aarch_64", "Plan 9-68000"})
  void a_machine_that_corretto_does_not_know_gets_the_jdk(String machine) throws Exception {
    Provider curves = FastCurves.loading(machine).get();

    assertThat(curves.getName())
        .isEqualTo(machine.equals(FastCurves.machine()) ? "AmazonCorrettoCryptoProvider" : "SunEC");
    assertThat(verifies(curves, curves)).isTrue();
  }

  @Test
  void it_is_not_registered() {
    FastCurves.loading().get();

    assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
  }

  private static boolean verifies(Provider signing, Provider verifying)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", signing);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Signature signer = Signature.getInstance(ES256, signing);
    signer.initSign(pair.getPrivate());
    signer.update(new byte[100]);
    Signature verifier = Signature.getInstance(ES256, verifying);
    verifier.initVerify(pair.getPublic());
    verifier.update(new byte[100]);
    return verifier.verify(signer.sign());
  }
}
