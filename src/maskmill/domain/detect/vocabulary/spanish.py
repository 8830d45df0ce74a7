"""Common Spanish words, in small letters."""

from __future__ import annotations

from maskmill.domain.detect.detector import bag

WORDS = bag(
    """
    abajo abandonado abdomen abdominal abogado abogados abonado abonar abone abono abril abrió absuelto abuela abuelo
    acaso acerca acompañante aconseja acordó acredita acto actora actual actualiza acude acudiré acuerdo acusado
    administradora advirtió afebril agente agentes agosto agradece agua ahora ajedrez al alberga alcance alegre alegó
    alemán alergias alerta algo alguien alguna algunos algún allí alma alquila alta alto alumno alumnos amable amarilla
    amigo amor ancho ancianos anda animas anoche anotado ante antecedentes antelación antes anulación anular anuncio
    aparece apartado apellido apertura apoderó aprenderás aprieta apuntan aquel aquí area arreglo arrendataria arriba
    arrienda arroyo art artículo ascenso asistido asunto así atendió atestado atribuye aun aunque ausencia auto autobús
    autor autoridad autorización autos avenencia avión ayer ayuda ayunas ayuntamiento azul añadir año años baja bajarse
    bajas bajo barco barrera barrio batería bello beso bien blanca blanco blancos blando boca bocadillo bocadillos boda
    bodas bolsas bosque bosteza botín bravo brutos buah buena bueno busca básico caballero cabello cada cae café
    calabacín calle calma calor calvo cama camino camión campo campos canapés cano cantero cantidad cantor capilla cara
    carga cargas cariño carné carpintero carretero carta casa casación casas casi caso castillo castro categoría
    catorce causas caída ceder cefalea celebraron celebrará celebró centro cerca cerro chaqueta chico cielo cien cierra
    ciertos cinco circunstancias cita ciudad civil claro clavo cliente clientes clínico cobraron cobrarán coche
    coincide cola colapso colegiado collar comarca comer comerciales como comparece compareció compañera competente
    competentes completo compra comprobación comunica comunicaciones comunicamos comunico con concentraciones
    conciliación conde condena condenar condeno conductora conejo confianza confirma conforme conoce conocer conocidas
    consciente consecuencia consejero conserje conservado consideradas considerar constancia constitutivos consulado
    consulta contestación contra contraria contrario contrato contraído convive convoca copia corazón cordero corona
    corral correo correr corresponda correspondiente corte cortés cosa costa costas coste crack craneal cree crespo
    cruz cual cualquier cuando cuanto cuatro cuenta cuerpo cuesta cueva cumplido cuándo cámaras cómo dado dando dar
    darse dará dato datos de debajo debe debo decidió decisión declara declaración declaró decía dejado dejar dejaron
    dejó del delante delegado delgada delgado delito demanda demandada demandante demostró demás denegación denegada
    dentro denuncia depresible derecho descanso desde desea desestima desestimó desistimiento despacio despedida
    despedimos despedirá despeinarse despido despistes después destinará destino detenido determinada devolución
    devuelto diapos diaria dices dicta diez dijo dime dimite dios director dirige dirigirá disposición doce doctora
    doctrina documentación dolor domiciliación domicilio domingo donde dos doña drama dudar dudas duerme duque duración
    durante duro día días dónde echado echó edad edemas educado efectos el electrónico elige ella ello ellos emitido
    empleado empresa en encargada encima encuentra enero enfermedad enfermería enseñó entidad entonces entrada entrar
    entre entregará entregó envió equipo era eran eres error es esa escapó escolarizados escribo escrito escudero ese
    eso español esperanza espina esposa esta estaba estado estafa estafar estas este estimado estimando esto estos
    estoy estrella estudio estuvo está estás evolución exclusivamente excursión exfumador existir expediente
    experiencia exploración expone expuesto expuestos extinción factura falleció falso falsos falta faltas familia
    familiar familias favor favorables fe fecha feliz feria ferroviario ferry festivos fianza fiel filial fin
    finalizará finca firmante firmó fiscal flojo flor flores florido forma forzada fotos franco frente fresco frontera
    frutos frío fue fuente fuentes fuera fuerte fumadores fumar funcionaria funeral gallego gallo gastos gato
    generaciones gente gesto gluten gobierno gordo gorra gracia gracias gran grande gris guapo guarda guardia guerra
    guerrero guinda guion ha haber habla había hace hacia hacía haga halla halló han has hasta hay hecho hechos hemos
    heridos hermano hermanos hermosa hermoso herrera herrero hija hijo hijos hilo hombre honorarios hora horas hospital
    hotel hoy huerta humano humedad hurto id iglesia igual impago imponible importe imposición incluidos incumbe
    informado informamos informe inglés ingresado ingresar ingresen ingreso ingresó instancia instructor insultos
    integrado intereses intereso internas interpretación interpretarse interpuesta interpuso intervalos interés
    intérprete investigación investigado invierno invito irán isla izquierda izquierdo jaja jamás jardín jornada joven
    jubilación judicial juez juicio julio junio junto juntos jurisdiccional juro justicia juzgados la labrador lactosa
    lado lago largo las lata le leal leche leer lega legales lejos lentejas les letrado leves león libre lino linux
    litigio llamad llamará llamó llano llaves llega llegado llegó lleva lluvioso lo lobo local los luego lugar luna
    lunes luz lázaro madre madrina maestra maestro magistrada majo mal malo malísima mampara mandato manifestó mano
    manso mar maravilla mareó marido marino marqués martes marzo masas matriculado matrimonio matrícula mayo mayor
    mañana me media mediante medicación mediodía megalias mejor menos merluza mes mesa meses mi mientras ministerio
    minutos mira mis mismo miércoles molestias molina molinero momento montaña monte montes moreno motivo mozo mucha
    mucho muestras mueven mujer multa mundo municipio murmullo muy más médico médicos mí mío móvil múltiple nacida
    nacido nacieron nacimiento nacional nacionalidad nada nadie navarro necesita negocia negociación negra negro negó
    ni niega nieve ninguna niña niño no noche nombre normativa normohidratado nos nosotros nota notificada novio nubes
    nubosos nuestra nuestras nuestro nueva nueve nuevo nulidad nunca número obispo objetivas objeto obrante obras
    observaciones ocho octubre oficina omite opone optativa oración ordinario orientado oro os oscura otorga otoño otra
    otro otros oída oído paciente pacto padre paella pago palacio palma palomo pan paquete para parcial paredes parra
    parte partes pasado pasar pasará pasas pascual pastor pauta paz país pedido pegado pelo pena penales penalización
    pendiente pequeño perdido perjudicada permanecerá permiso pero perro persona peso petición peña pide pido piedra
    pierde pino piscina plancha planteada plata playa plaza plazo plegable pleno población poco poder podrá por porque
    portal portavoz postre prado precio preciosa preguntar prejudicial presentadas presente presentó presidente
    prestando prestará prestó pretensión prieto prima primavera primer primero primo principal prisión priva
    procedencia procedimiento procurador procuradora profe profes profesionalidad prohibido promovidos pronto
    pronunciamientos pronóstico propiedad prorrogar proveedor provincia prueba príncipe prórroga próximo
    psicopedagógico psicóloga pueblo puede pueden puente puerta puertas puerto pues puso que quien quiere quinto quiso
    qué rama ramos ratificó real recibidas recibido recibo recinto recién reclama reclamación recoger recogida
    recomiendo recordamos rectora recuerda recurrió recurso refuerzo reina reiterada relata relativo relato remitente
    rendimiento renta replicaba reposición reposo representación representada representado representante representantes
    requiero reservado reside residencia residente resolución resolver respecto respuesta resumirse retrasa retraso
    reunión revelará revisa revisión revoque rey rico riesgo roble rojas rojo rompe rompen rosa rosario rota roto rubio
    rueda ruega rural río ríos rítmica sabe sacan sal sala salarial sale salido salió saludo saludos salvador san santa
    santo santos se seco secos secretaria seguidos segundo seguro según seis selva semana semanal sentenció sentido ser
    serio serrano servicio servicios será señalada señor señora señorías si sido siempre siendo sierra siete sigue
    siguiente silencio silla silva sin siniestro sita sito situación sobre sobrina sobrinos social sociedad sol
    solicita solicitan solicitud solo sombra someten somos son soplos soto soy su subimos sudadera suegros sufrió
    superior sur sus suspender suspendió suspensión sé sí tal también tan tanto tarde tasado te tela templo tengo
    tenido tercer tercero test testamento testigo tfno ti tiempo tienda tiene tierra tipo toda todo todos tome torre
    torres tortilla trabaja trabajadora trabajadores trabajar trabajo traes tramita trasladada traslado tren tres
    tribunal tribunales tu turismos turno tutora tuvo técnico tía tío un una une uno unos urgencias usted usuario vaca
    valle vamos varón ve vecino vecinos vega veintena vence venia venido ventoso ver verano verdad verde vergüenza
    verlo vez viaje vida vidal viejo viene vienen viento viernes vigilante villa vino vio virtud visita visitado vista
    visto viva vivienda viña voces voluntad voluntaria voluntarios volver volveré volvió votó voz vuelto vuelve vía
    víctimas ya yo zanja zapatero árbol él órgano última último
    """
)
"""Folded to small letters."""
