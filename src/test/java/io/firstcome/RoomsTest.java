package io.firstcome;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// The rooms, and what no room may do.
class RoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.firstcome");

    private static final Map<Class<?>, Pattern> WAITING = Map.of(Mono.class, Pattern.compile("block.*"), Flux.class,
            Pattern.compile("block.*|toIterable|toStream"), Thread.class, Pattern.compile("sleep|join"), Future.class,
            Pattern.compile("get"), CompletableFuture.class, Pattern.compile("join|get"), Lock.class,
            Pattern.compile("lock.*|tryLock"), CountDownLatch.class, Pattern.compile("await"), Semaphore.class,
            Pattern.compile("acquire.*"), BlockingQueue.class, Pattern.compile("put|take"));

    private static final DescribedPredicate<JavaMethodCall> WAITS = DescribedPredicate.describe("waits",
            RoomsTest::waits);

    @Test
    void importsGoOneWay() {
        ApplicationModules.of(FirstcomeApplication.class).verify();
    }

    @Test
    void noRoomDependsOnItselfThroughAnother() {
        slices().matching("io.firstcome.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theLedgerKnowsNeitherJournalNorWriter() {
        noClasses().that()
            .resideInAPackage("io.firstcome.issuance.ledger")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.firstcome.issuance")
            .check(CLASSES);
    }

    @Test
    void nobodyDependsOnTheWebOfARoom() {
        noClasses().that()
            .resideOutsideOfPackage("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.firstcome..web..")
            .because("HTTP is the top of a room: what others need stands in the room itself")
            .check(CLASSES);
    }

    @Test
    void coreKnowsNoFramework() {
        noClasses().that()
            .resideInAPackage("..core..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.r2dbc..", "io.lettuce..", "io.netty..")
            .check(CLASSES);
    }

    @Test
    void nothingWaits() {
        noClasses().that()
            .resideOutsideOfPackage("..embedded..")
            .and()
            .doNotHaveSimpleName("ServerChecks")
            .and()
            .doNotHaveSimpleName("VerifyCommand")
            .and()
            .doNotHaveSimpleName("IssuerWarmUp")
            .should()
            .callMethodWhere(WAITS)
            .because("a thread that waits is a thread that serves nobody: compose a Mono instead")
            .check(CLASSES);
    }

    @Test
    void nothingIsSynchronized() {
        noMethods().that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("..embedded..")
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .because("a monitor makes threads wait: use an atomic, or a Batcher")
            .check(CLASSES);
    }

    @Test
    void onlyEmbeddedSpeaksJdbcAndStartsProcesses() {
        noClasses().that()
            .resideOutsideOfPackage("..embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .because("JDBC and processes block: R2DBC reads and writes")
            .check(CLASSES);
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
    }

    @Test
    void nobodyPrintsOrUsesJavaUtilLogging() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void noErrorIsSkippedOver() {
        noClasses().should()
            .callMethodWhere(
                    DescribedPredicate.describe("skips errors", call -> call.getName().equals("onErrorContinue")))
            .because("it breaks operators upstream: handle the error inside the inner publisher")
            .check(CLASSES);
    }

    @Test
    void webAnswersAreReactive() {
        methods().that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("LocalTokenController")
            .should()
            .haveRawReturnType(Mono.class)
            .check(CLASSES);
    }

    private static boolean waits(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        return WAITING.entrySet()
            .stream()
            .anyMatch(entry -> owner.isAssignableTo(entry.getKey())
                    && entry.getValue().matcher(call.getName()).matches());
    }

}
