package io.countersign.contracts;

/**
 * The conformance kit: what the host expects of every factor, as tests. A factor's own test class
 * implements this interface and so inherits them all; see {@link FactorUnderTest} for what it has
 * to say.
 *
 * <pre>{@code
 * class PinFactorTest implements FactorContract {
 *   public FactorProvider provider() { return new PinProvider(); }
 *   public Holder holder() { return new PinHolder(); }
 *   public Fields wrong(Fields right) { return Fields.of(Map.of("pin", "0000")); }
 * }
 * }</pre>
 */
public interface FactorContract
    extends ProviderContract,
        EnrollmentContract,
        VerificationContract,
        ChoiceContract,
        MessageContract,
        InputContract,
        PurityContract,
        SecrecyContract {}
