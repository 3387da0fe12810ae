package org.septuple.spark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.septuple.web.Outsider;

class SparkLawTest {

    private static final ArchRule LAW = classes()
            .that()
            .resideInAPackage("org.septuple.spark..")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("org.septuple..")
                    .or(resideInAnyPackage("org.septuple.spark..", "org.septuple.experiment..", "org.septuple.io..")))
            .allowEmptyShould(true);

    @Test
    void sparkSeesExperimentOnly() {
        LAW.check(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.septuple.spark"));
    }

    @Test
    void theLawCanFail() {
        assertThat(LAW.evaluate(new ClassFileImporter().importClasses(Offender.class))
                        .hasViolation())
                .isTrue();
    }

    /// Reaches past the experiment module.
    static class Offender {
        @Nullable
        Outsider outsider;
    }
}
