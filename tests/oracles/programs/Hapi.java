import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * HL7's reference implementation over a folder of JSON: `Hapi snapshots IN OUT` strips and generates the snapshots of
 * StructureDefinitions, `Hapi validate IN` prints every error in a resource as `FILE LOCATION: MESSAGE`, `Hapi convert IN
 * OUT` writes each `.json` as `.xml` and each `.xml` as `.json`.
 */
public class Hapi {
  private final FhirContext context = FhirContext.forR4();
  private final IParser parser = context.newJsonParser().setPrettyPrint(true);
  private final Map<String, Resource> resources = new TreeMap<>();
  private final SnapshotGeneratingValidationSupport generator = new SnapshotGeneratingValidationSupport(context);
  private final ValidationSupportChain chain;

  private Hapi(Path folder, boolean strip) throws Exception {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(context);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        Resource resource = (Resource) parser.parseResource(Files.readString(file));
        if (resource instanceof StructureDefinition && strip) {
          ((StructureDefinition) resource).setSnapshot(null);
        }
        if (resource instanceof MetadataResource) {
          own.addResource(resource);
        }
        resources.put(file.getFileName().toString(), resource);
      }
    }
    chain = new ValidationSupportChain(new DefaultProfileValidationSupport(context), own,
        new InMemoryTerminologyServerValidationSupport(context), new CommonCodeSystemsTerminologyService(context),
        generator);
  }

  private void snapshots(Path folder) throws Exception {
    Files.createDirectories(folder);
    for (Map.Entry<String, Resource> each : resources.entrySet()) {
      if (!(each.getValue() instanceof StructureDefinition)) {
        continue;
      }
      StructureDefinition structure = (StructureDefinition) each.getValue();
      try {
        if (!structure.hasSnapshot()) {
          ValidationSupportContext known = new ValidationSupportContext(chain);
          structure = (StructureDefinition) generator.generateSnapshot(
              known, structure, structure.getUrl(), null, structure.getName());
        }
        Files.writeString(folder.resolve(each.getKey()), parser.encodeResourceToString(structure));
      } catch (Exception | Error problem) {
        System.out.println(each.getKey() + ": " + problem.getMessage());
      }
    }
  }

  private void validate() {
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    FhirValidator validator = context.newValidator().registerValidatorModule(module);
    for (Map.Entry<String, Resource> each : resources.entrySet()) {
      try {
        for (SingleValidationMessage message : validator.validateWithResult(each.getValue()).getMessages()) {
          if (message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal()) {
            System.out.println(each.getKey() + " " + message.getLocationString() + ": " + message.getMessage());
          }
        }
      } catch (Exception | Error problem) {
        System.out.println(each.getKey() + " : " + problem.getMessage());
      }
    }
  }

  private static void convert(Path folder, Path output) throws Exception {
    FhirContext context = FhirContext.forR4();
    context.setParserErrorHandler(new StrictErrorHandler());
    IParser json = unchanging(context.newJsonParser());
    IParser xml = unchanging(context.newXmlParser());
    Files.createDirectories(output);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{json,xml}")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        boolean isXml = name.endsWith(".xml");
        String target = name.substring(0, name.lastIndexOf('.')) + (isXml ? ".json" : ".xml");
        try {
          IBaseResource resource = (isXml ? xml : json).parseResource(Files.readString(file));
          Files.writeString(output.resolve(target), (isXml ? json : xml).encodeResourceToString(resource));
        } catch (Exception | Error problem) {
          System.out.println(name + ": " + String.valueOf(problem.getMessage()).replace('\n', ' '));
        }
      }
    }
  }

  private static IParser unchanging(IParser parser) {
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    parser.setStripVersionsFromReferences(false);
    return parser;
  }

  public static void main(String[] words) throws Exception {
    if (words[0].equals("convert")) {
      convert(Paths.get(words[1]), Paths.get(words[2]));
      return;
    }
    Hapi hapi = new Hapi(Paths.get(words[1]), words[0].equals("snapshots"));
    if (words[0].equals("snapshots")) {
      hapi.snapshots(Paths.get(words[2]));
    } else {
      hapi.validate();
    }
  }
}
