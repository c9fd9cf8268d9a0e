package io.countersign.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import io.countersign.domain.factor.Destination;
import io.countersign.domain.factor.MalformedField;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A number in its one normal form (E.164).
 *
 * @param region the country that it costs to reach (ISO 3166-1)
 */
record PhoneNumber(String e164, Optional<String> region, String masked) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** As people and address books write it; the country is always said, and nothing is guessed. */
  private static final Pattern TYPED = Pattern.compile("\\+[0-9 .()/\\p{Pd}]{3,40}");

  /** What copying from a page or an address book brings along: marks for the direction. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  /**
   * What a person answers and pays nothing unusual for. Left out are numbers whose owners earn by
   * being called (premium rate, shared cost, personal numbers), and those where nobody is in
   * person.
   */
  private static final Set<PhoneNumberType> PERSONS =
      EnumSet.of(
          PhoneNumberType.MOBILE,
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.FIXED_LINE_OR_MOBILE,
          PhoneNumberType.VOIP);

  /** What is no country: satellites, networks of no place. */
  private static final String NOWHERE = "001";

  private static final String FORM = "must be a number with its country, such as +33 6 12 34 56 78";

  /**
   * Reads what a person typed.
   *
   * @param field its name, for the refusal
   * @throws MalformedField if it is not the number of a person
   */
  static PhoneNumber read(String field, String typed) {
    Phonenumber.PhoneNumber number = parsed(field, typed);
    PhoneNumberType type = NUMBERS.getNumberType(number);
    if (type == PhoneNumberType.UNKNOWN) { // emergency and short numbers, too
      throw new MalformedField(field, "must be a number that exists");
    }
    PhoneNumber read = of(number);
    if (!PERSONS.contains(type) || read.region.isEmpty()) {
      throw new MalformedField(field, "must be a mobile or a fixed-line number, not a service");
    }
    return read;
  }

  /**
   * Reads what was kept. Whether it exists was looked at when it was enrolled: what is known of
   * numbers changes, and nobody is locked out by that.
   *
   * @throws IllegalArgumentException if it is not of the form of E.164
   */
  static PhoneNumber kept(String e164) {
    try {
      PhoneNumber kept = of(NUMBERS.parse(e164, null));
      if (kept.e164.equals(e164)) {
        return kept;
      }
      throw new IllegalArgumentException("a number in another form");
    } catch (NumberParseException e) {
      throw new IllegalArgumentException("not a number", e);
    }
  }

  private static PhoneNumber of(Phonenumber.PhoneNumber number) {
    return new PhoneNumber(
        NUMBERS.format(number, PhoneNumberFormat.E164),
        Optional.ofNullable(NUMBERS.getRegionCodeForNumber(number))
            .filter(code -> !code.equals(NOWHERE)),
        masked(number));
  }

  private static Phonenumber.PhoneNumber parsed(String field, String typed) {
    String plain =
        INVISIBLE.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("").strip();
    if (!TYPED.matcher(plain).matches()) {
      throw new MalformedField(field, FORM);
    }
    try {
      return NUMBERS.parse(plain, null);
    } catch (NumberParseException notANumber) {
      throw new MalformedField(field, FORM);
    }
  }

  /** As {@code +33 • •• •• •• 12}: the country, and what tells two phones of one owner apart. */
  private static String masked(Phonenumber.PhoneNumber number) {
    String written = NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL);
    int country = ("+" + number.getCountryCode()).length();
    int end = written.length() - 2;
    return written.substring(0, country)
        + written.substring(country, end).replaceAll("[0-9]", "•")
        + written.substring(end);
  }

  Destination destination() {
    return new Destination(e164, masked, region);
  }

  @Override
  public String toString() {
    return masked;
  }
}
