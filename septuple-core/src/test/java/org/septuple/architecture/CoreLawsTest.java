package org.septuple.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.architecture.CoreLaws.Law;

class CoreLawsTest {

    private static final String BROKEN = "org.septuple.architecture.broken";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.septuple");
    private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(BROKEN);

    static List<Law> house() {
        return new CoreLaws("org.septuple").all();
    }

    static List<Law> brokenHouse() {
        return new CoreLaws(BROKEN).all();
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

    /// Each member of these fixtures is one offence; none may pass unseen.
    @ParameterizedTest
    @ValueSource(strings = {"Impure", "Unseeded", "InexactMath", "SharedState"})
    void everyOffenceIsSeen(String fixture) {
        var report = brokenHouse().stream()
                .flatMap(law -> law.rule().evaluate(BROKEN_HOUSE).getFailureReport().getDetails().stream())
                .toList();
        assertThat(BROKEN_HOUSE.get(BROKEN + ".numerics." + fixture).getMembers())
                .filteredOn(member -> !member.getName().startsWith("<"))
                .extracting(JavaMember::getFullName)
                .isNotEmpty()
                .allSatisfy(offence -> assertThat(report).anyMatch(line -> line.contains(offence)));
    }

    @ParameterizedTest
    @MethodSource("brokenHouse")
    void allowedThingsPass(Law law) {
        assertThat(law.rule().evaluate(BROKEN_HOUSE).getFailureReport().getDetails())
                .noneMatch(line -> line.contains("Blameless"));
    }
}
