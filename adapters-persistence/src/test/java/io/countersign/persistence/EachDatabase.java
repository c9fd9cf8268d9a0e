package io.countersign.persistence;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every test on each of the databases. */
@ParameterizedClass
@EnumSource
public abstract class EachDatabase extends OneDatabase {}
