package dev.streamingpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A volume. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.size) || !has(oldSelf.size) || !isQuantity(self.size)"
            + " || !quantity(self.size).isLessThan(quantity(oldSelf.size))",
    fieldPath = ".size",
    message = "a volume can't shrink, so ask for as much as it has, or more",
    messageExpression =
        "'was ' + oldSelf.size + ' and is ' + self.size"
            + " + \"; a volume can't shrink, so ask for \" + oldSelf.size + ' or more'")
public record StorageSpec(
    @JsonPropertyDescription("Size of the volume, such as 10Gi. It can grow, never shrink.")
        @Size(max = Quantity.MAX_LENGTH)
        @ValidationRule(value = Quantity.FORM_RULE, message = Quantity.REMEDY)
        @ValidationRule(
            value = "!isQuantity(self) || quantity(self).isGreaterThan(quantity('0'))",
            message = StorageSpec.EMPTY_REMEDY)
        Quantity size,
    @JsonPropertyDescription(
            "StorageClass of the volume. Unless given, the cluster's default. It can't be changed.")
        @Size(max = KubernetesName.MAX_SUBDOMAIN_LENGTH)
        @ValidationRule(
            value = "self == '' || " + KubernetesName.SUBDOMAIN_RULE,
            message = KubernetesName.SUBDOMAIN_REMEDY)
        String storageClassName) {
  public static final String EMPTY_REMEDY = "is 0; give a size such as 10Gi";

  /** CEL, for a component with a volume: whether the class of the volume stays what it was. */
  public static final String SAME_CLASS_RULE =
      "has(self.storage) && has(self.storage.storageClassName)"
          + " ? has(oldSelf.storage) && has(oldSelf.storage.storageClassName)"
          + " && self.storage.storageClassName == oldSelf.storage.storageClassName"
          + " : !has(oldSelf.storage) || !has(oldSelf.storage.storageClassName)";

  public static final String CLASS_PATH = ".storage.storageClassName";
}
