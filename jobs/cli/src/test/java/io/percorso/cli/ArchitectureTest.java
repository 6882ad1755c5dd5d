package io.percorso.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: arrows point one way. */
@AnalyzeClasses(packages = "io.percorso", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String SCHEMAS = "io.percorso.schemas..";
  private static final String ENGINE = "io.percorso.engine..";
  private static final String DEFINITIONS = "io.percorso.definitions..";
  private static final String RUNTIME = "io.percorso.runtime..";
  private static final String CUSTOMER_JOURNEY = "io.percorso.customerjourney..";
  private static final String ROLLING_FEEDBACK = "io.percorso.rollingfeedback..";
  private static final String CLI = "io.percorso.cli..";

  @ArchTest
  static final ArchRule ENGINE_KNOWS_NOBODY =
      classes()
          .that(resideInAPackage(ENGINE))
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(ENGINE, "java.."));

  @ArchTest
  static final ArchRule ENGINE_HAS_NO_CLOCK =
      noClasses()
          .that(resideInAPackage(ENGINE))
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Date.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class);

  @ArchTest
  static final ArchRule SCHEMAS_KNOW_ONLY_AVRO =
      classes()
          .that(resideInAPackage(SCHEMAS))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  SCHEMAS, "java..", "org.apache.avro..", "com.fasterxml.jackson.."));

  @ArchTest
  static final ArchRule DEFINITIONS_KNOW_THE_ENGINE =
      classes()
          .that(resideInAPackage(DEFINITIONS))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(DEFINITIONS, ENGINE, "java..", "org.snakeyaml.."));

  @ArchTest
  static final ArchRule RUNTIME_KNOWS_SCHEMAS_AND_ENGINE =
      noClasses()
          .that(resideInAPackage(RUNTIME))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(DEFINITIONS, CUSTOMER_JOURNEY, ROLLING_FEEDBACK, CLI));

  @ArchTest
  static final ArchRule A_JOB_KNOWS_NOT_THE_COMMAND =
      noClasses()
          .that(resideInAnyPackage(CUSTOMER_JOURNEY, ROLLING_FEEDBACK))
          .should()
          .dependOnClassesThat(resideInAPackage(CLI));

  @ArchTest
  static final ArchRule NO_JOB_KNOWS_ANOTHER =
      noClasses()
          .that(resideInAPackage(CUSTOMER_JOURNEY))
          .should()
          .dependOnClassesThat(resideInAPackage(ROLLING_FEEDBACK));

  @ArchTest
  static final ArchRule THE_OPERATOR_KNOWS_NO_KAFKA =
      noClasses()
          .that(resideInAPackage("io.percorso.customerjourney"))
          .and()
          .haveSimpleNameNotStartingWith("Kafka")
          .and()
          .haveSimpleNameNotStartingWith("CustomerJourney")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.."));

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_PACKAGES_OF_A_ROOM =
      slices().matching("io.percorso.(*).(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_ROOMS =
      slices().matching("io.percorso.(*)..").should().beFreeOfCycles();
}
