package org.septuple.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.architecture.HouseLaws.Law;

class HouseLawsTest {

    private static final String BROKEN = "org.septuple.architecture.broken";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.septuple");
    private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(BROKEN);

    static List<Law> house() {
        return new HouseLaws("org.septuple").all();
    }

    static List<Law> brokenHouse() {
        return new HouseLaws(BROKEN).all();
    }

    @ParameterizedTest
    @MethodSource("house")
    void holds(Law law) {
        law.rule().check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("brokenHouse")
    void canFail(Law law) {
        assertThat(law.rule().evaluate(BROKEN_HOUSE).hasViolation())
                .as(law.name())
                .isTrue();
    }

    /// Else the laws would hold of nothing.
    @Test
    void allModulesBelowAreLookedAt() {
        assertThat(HOUSE)
                .extracting(type -> type.getPackageName())
                .contains("org.septuple.numerics", "org.septuple.experiment", "org.septuple.io", "org.septuple.cli");
    }
}
