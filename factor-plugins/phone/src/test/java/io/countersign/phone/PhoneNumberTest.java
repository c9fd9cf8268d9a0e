package io.countersign.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.countersign.domain.factor.MalformedField;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private static PhoneNumber read(String typed) {
    return PhoneNumber.read("phone", typed);
  }

  private static void assertRefused(String typed) {
    assertThatThrownBy(() -> read(typed))
        .as(typed)
        .isInstanceOfSatisfying(
            MalformedField.class,
            e -> {
              assertThat(e.field()).isEqualTo("phone");
              assertThat(e.reason()).startsWith("must be a");
            });
  }

  static Set<String> regions() {
    return NUMBERS.getSupportedRegions();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+33612345612",
        "+33 6 12 34 56 12",
        " +33 6.12.34.56.12\t",
        "+33 (0)6 12 34 56 12",
        "+33\u00a06\u00a012\u00a034\u00a056\u00a012",
        "＋３３６１２３４５６１２",
        "\u202a+33 6 12 34 56 12\u202c",
        "+33-6-12-34-56-12",
        "+33\u20116\u201112\u201134\u201156\u201112"
      })
  void a_number_has_one_normal_form(String typed) {
    assertThat(read(typed)).isEqualTo(read("+33612345612"));
    assertThat(read(typed).e164()).isEqualTo("+33612345612");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "0612345612",
        "0033612345612",
        "33612345612",
        "+33",
        "+336123456123",
        "+3361234561",
        "+999612345612",
        "+1 800 FLOWERS",
        "+33612345612;ext=12",
        "+33612345612 x12",
        "+33612345612,12",
        "tel:+33612345612",
        "+33612345612\nX",
        "+٣٣٦١٢٣٤٥٦١٢",
        "+33612345612+33612345613"
      })
  void anything_else_is_refused_without_being_repeated(String typed) {
    assertRefused(typed);
  }

  @Test
  void what_is_very_long_is_refused() {
    assertRefused("+" + "3".repeat(100_000));
  }

  @ParameterizedTest
  @CsvSource({
    "+33612345612, +33 • •• •• •• 12, FR",
    "+12015550123, +1 •••-•••-••23, US",
    "+14165550199, +1 •••-•••-••99, CA",
    "+4915123456789, +49 •••• •••••89, DE",
    "+390612345678, +39 •• •••• ••78, IT",
    "+447400123456, +44 •••• ••••56, GB"
  })
  void its_owner_knows_it_and_its_country_is_known(String number, String masked, String region) {
    assertThat(read(number).masked()).isEqualTo(masked);
    assertThat(read(number).region()).isEqualTo(Optional.of(region));
    assertThat(read(number)).hasToString(masked);
    assertThat(read(number).destination().region()).contains(region);
  }

  @ParameterizedTest
  @MethodSource("regions")
  void everybodys_mobile_number_is_taken(String region) {
    Optional.ofNullable(NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE))
        .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164))
        .ifPresent(e164 -> {
          assertThat(read(e164).e164()).isEqualTo(e164);
          assertThat(read(e164).region()).isPresent();
          assertThat(PhoneNumber.kept(e164)).isEqualTo(read(e164));
        });
  }

  /** Toll fraud: whoever has the number called earns by it. */
  @ParameterizedTest
  @EnumSource(
      value = PhoneNumberType.class,
      names = {"PREMIUM_RATE", "SHARED_COST", "PERSONAL_NUMBER", "TOLL_FREE", "PAGER", "UAN"})
  void numbers_of_services_are_refused_in_every_country(PhoneNumberType type) {
    assertThat(
            regions().stream()
                .map(region -> Optional.ofNullable(NUMBERS.getExampleNumberForType(region, type)))
                .flatMap(Optional::stream)
                .filter(number -> NUMBERS.getNumberType(number) == type)
                .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164)))
        .isNotEmpty()
        .allSatisfy(PhoneNumberTest::assertRefused);
  }

  @Test
  void numbers_of_no_country_are_refused() {
    assertThat(NUMBERS.getSupportedGlobalNetworkCallingCodes())
        .isNotEmpty()
        .allSatisfy(code -> {
          var number = NUMBERS.getExampleNumberForNonGeoEntity(code);
          assertRefused(NUMBERS.format(number, PhoneNumberFormat.E164));
        });
  }

  @Test
  void emergency_numbers_are_refused_in_every_country() {
    ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();
    assertThat(
            regions().stream()
                .flatMap(region ->
                    IntStream.range(0, 1_000)
                        .boxed()
                        .flatMap(n -> Stream.of("%02d".formatted(n), "%03d".formatted(n)))
                        .filter(number -> shortNumbers.isEmergencyNumber(number, region))
                        .map(number -> "+" + NUMBERS.getCountryCodeForRegion(region) + number)))
        .hasSizeGreaterThan(400)
        .allSatisfy(PhoneNumberTest::assertRefused);
  }

  @Test
  void what_was_kept_is_read_whatever_became_of_it() {
    assertThat(PhoneNumber.kept("+339999").e164()).isEqualTo("+339999");
    assertThatThrownBy(() -> PhoneNumber.kept("+33 6 12 34 56 12"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PhoneNumber.kept("0612345612"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
